import { giveConsent, sendCampaignTouch, withdrawConsent } from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { registered } from './acme.ts';

describe('a campaign', () => {
  const touch = { campaignId: 'spring', step: 'mail', channel: 'email', topic: 'news' };
  const consent: Happened = {
    type: 'ConsentGiven',
    data: { topic: 'news', channel: 'email', how: 'form', where: 'shop' },
  };
  const sent: Happened = { type: 'CampaignTouchSent', data: { ...touch, touchId: 't1' } };
  const responded: Happened = {
    type: 'CampaignResponseReceived',
    data: { responseId: 'r1', campaignId: 'spring', touchId: 't1', response: 'tell me more' },
  };

  it('touches nobody who has not agreed to the topic on the channel', () => {
    given(registered).when(sendCampaignTouch(touch)).thenRefused('NO_CONSENT', { topic: 'news', channel: 'email' });
    given(registered, consent).when(sendCampaignTouch(touch)).then({ type: 'CampaignTouchSent' });
    given(registered, consent)
      .when(sendCampaignTouch({ ...touch, topic: 'fairs' }))
      .thenRefused('NO_CONSENT');
    given(registered, consent)
      .when(sendCampaignTouch({ ...touch, channel: 'sms' }))
      .thenRefused('NO_CONSENT');
  });

  it('touches nobody who withdrew the consent, for the topic or for all', () => {
    const withdrawn = (data: object): Happened => ({
      type: 'ConsentWithdrawn',
      data: { how: 'mail', where: '-', ...data },
    });
    given(registered, consent, withdrawn({ topic: 'news' }))
      .when(sendCampaignTouch(touch))
      .thenRefused('NO_CONSENT');
    given(registered, consent, withdrawn({})).when(sendCampaignTouch(touch)).thenRefused('NO_CONSENT');
    given(registered, consent, withdrawn({ topic: 'fairs' }))
      .when(sendCampaignTouch(touch))
      .then({ type: 'CampaignTouchSent' });
  });

  it('goes by the consent that there was when the touch was sent, however late that is recorded', () => {
    const at = (occurredAt: string) => sendCampaignTouch(touch, { occurredAt });
    const agreed: Happened = { ...consent, occurredAt: '2026-05-10' };
    const left: Happened = {
      type: 'ConsentWithdrawn',
      data: { how: 'mail', where: '-' },
      occurredAt: '2026-06-10',
    };
    given(registered, agreed).when(at('2026-05-09')).thenRefused('NO_CONSENT');
    given(registered, agreed, left).when(at('2026-06-09')).then({ type: 'CampaignTouchSent' });
    given(registered, agreed, left).when(at('2026-06-11')).thenRefused('NO_CONSENT');
    given(registered, left, agreed).when(at('2026-06-11')).thenRefused('NO_CONSENT');
  });

  it('records every word on consent, since the history is the proof', () => {
    const words = { how: 'form', where: 'shop' };
    given(registered, consent)
      .when(giveConsent({ topic: 'news', channel: 'email', ...words }))
      .then({ type: 'ConsentGiven' });
    given(registered).when(withdrawConsent(words)).then({ type: 'ConsentWithdrawn' });
  });

  it('never sends a step twice, but another round after a response', () => {
    const story = given(registered, consent, sent, responded);
    story.when(sendCampaignTouch(touch)).thenRefused('STEP_ALREADY_SENT', { step: 'mail' });
    story.when(sendCampaignTouch({ ...touch, causedBy: 'r1' })).then({ type: 'CampaignTouchSent' });
    story
      .and({ type: 'CampaignTouchSent', data: { ...touch, touchId: 't2', causedBy: 'r1' } })
      .when(sendCampaignTouch({ ...touch, causedBy: 'r1' }))
      .thenRefused('STEP_ALREADY_SENT');
    story
      .when(sendCampaignTouch({ ...touch, campaignId: 'autumn', causedBy: 'r1' }))
      .thenRefused('RESPONSE_TO_ANOTHER_CAMPAIGN');
  });

  it('respects the preferences', () => {
    given(registered, consent, { type: 'ContactPreferenceSet', data: { forbiddenChannels: ['email'] } })
      .when(sendCampaignTouch(touch))
      .thenRefused('CHANNEL_FORBIDDEN');
  });

  it('of the past is recorded as it was, and called odd', () => {
    given(registered)
      .when(sendCampaignTouch(touch, { imported: true }))
      .thenOdd('NO_CONSENT')
      .then({ type: 'CampaignTouchSent' });
  });
});
