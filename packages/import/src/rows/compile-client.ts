import type { Mapping } from '../mapping/mapping.ts';
import { checkedBody, columnAt, columnOf, type DraftCheck } from './checks.ts';
import { compileObject, compileText, type Read } from './compile-value.ts';
import { clientDefinition, clientIdOfKey, unattributedClient } from './foreign-client.ts';
import { memo } from './memo.ts';
import type { Scope } from './scope.ts';

/** Whose a row is; `profile` is the JSON of ClientRegistered. */
export type RowClient = Readonly<{ clientId: string; profile: string; unattributed: boolean }>;

/** The client of a row, with what the row knows of it. */
export function compileRowClient(name: string | undefined, scope: Scope, checkDraft: DraftCheck): Read<RowClient> {
  const { mapping } = scope;
  const definition = clientDefinition(mapping, name);
  const keyOf = compileText(definition.key, scope);
  const nameOf = compileText(definition.name, scope);
  const profileOf = compileObject(definition.profile, scope);
  const template = { ...definition.profile, name: definition.name };
  const checked = memo((json) =>
    JSON.stringify(
      checkedBody(
        (data) => checkDraft('ClientRegistered', data),
        JSON.parse(json),
        (path) => columnAt(template, path) ?? columnOf(definition.key),
      ),
    ),
  );
  const nobody = unattributedRow(mapping);
  return (cells) => {
    const key = keyOf(cells);
    if (key === undefined) return nobody;
    const profile = { kind: definition.kind, name: nameOf(cells), ...profileOf(cells) };
    return {
      clientId: clientIdOfKey(mapping, definition, key),
      profile: checked(JSON.stringify(profile)),
      unattributed: false,
    };
  };
}

const unattributedRow = (mapping: Mapping): RowClient => ({
  clientId: unattributedClient(mapping),
  profile: JSON.stringify({ kind: 'unattributed', source: mapping.source }),
  unattributed: true,
});
