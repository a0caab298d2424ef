import { AssertionError } from 'node:assert';

import { addNote, openDeal } from '@clientele/core/commands';
import { given } from '@clientele/core/testing';

import { opened, registered } from './acme.ts';

describe('the kit for tests', () => {
  const story = given(registered, opened);

  it('says what happened instead of what was expected', () => {
    expect(() => story.when(openDeal({ dealId: 'd2' })).then({ type: 'OfferMade' })).toThrow(AssertionError);
    expect(() => story.when(openDeal({ dealId: 'd2' })).then({ type: 'DealOpened', data: { dealId: 'd3' } })).toThrow(
      /d3/,
    );
    expect(() => story.when(openDeal({ dealId: 'd2' })).thenNothing()).toThrow(AssertionError);
    expect(() => story.when(openDeal({ dealId: 'd2' })).thenRefused('ID_TAKEN')).toThrow(/it gave DealOpened/);
    expect(() => story.when(openDeal({ dealId: 'd1' })).then()).toThrow(/refused: ID_TAKEN/);
    expect(() => story.when(openDeal({ dealId: 'd1' })).thenRefused('NOT_REGISTERED')).toThrow(
      /the reasons are: ID_TAKEN/,
    );
    expect(() => story.when(openDeal({ dealId: 'd1' })).thenRefused('ID_TAKEN', { id: 'd2' })).toThrow(AssertionError);
    expect(() => story.when(openDeal({ dealId: 'd1' })).thenOdd('ID_TAKEN')).toThrow(/it was refused/);
    expect(() => story.when(addNote({ text: 'x' })).thenOdd('ID_TAKEN')).toThrow(/the reasons are: none/);
  });

  it('tells stories that the catalogue knows', () => {
    expect(() => given({ type: 'DealOpened', data: { dealId: '' } }).when()).toThrow(/DealOpened at dealId/);
  });
});
