import { factTable } from '../../projection/fact-table.ts';

/**
 * What is said about clients themselves: who they are, who serves them, whether they are others
 * under another name, whether they left. A row for each thing said:
 *
 * | fact | key | value | other |
 * |---|---|---|---|
 * | `registered` | | person, organisation or unattributed | |
 * | `parameter` | name of the segment parameter | its value; absent: known no longer | |
 * | `source` | | how the client found us | |
 * | `referred-by`, `parent` | | | the other client |
 * | `owner` | role | employee | |
 * | `merged`, `merge-undone` | | | the client it is (was) merged into |
 * | `churned` | category | competitor | `voluntary` or `involuntary` |
 * | `released` | category | | |
 * | `referral` | | product | the client referred, where known |
 * | `archived`, `erased`, `complained` | | | |
 */
export const clientFacts = factTable({
  name: 'clients',
  version: 1,
  columns: {
    fact: 'text',
    key: 'text',
    value: 'text',
    other: 'text',
    department: 'text',
    branch: 'text',
  },
  folds: {
    ClientRegistered(profile, add) {
      add({ fact: 'registered', value: profile.kind });
      profileRows(profile, add);
    },
    ClientProfileChanged: profileRows,
    OwnerAssigned({ employee, role, department, branch }, add) {
      add({ fact: 'owner', key: role, value: employee, department, branch });
    },
    OwnerHandedOver({ to, role, department, branch }, add) {
      add({ fact: 'owner', key: role, value: to, department, branch });
    },
    ClientMerged({ intoClientId }, add) {
      add({ fact: 'merged', other: intoClientId });
    },
    ClientMergeUndone({ intoClientId }, add) {
      add({ fact: 'merge-undone', other: intoClientId });
    },
    ClientChurned({ category, competitor, voluntary }, add) {
      const other = voluntary ? 'voluntary' : 'involuntary';
      add({ fact: 'churned', key: category, value: competitor, other });
    },
    ClientReleased({ category }, add) {
      add({ fact: 'released', key: category });
    },
    ReferralMade({ referredClientId, product }, add) {
      add({ fact: 'referral', value: product, other: referredClientId });
    },
    ClientArchived(_, add) {
      add({ fact: 'archived' });
    },
    ComplaintFiled(_, add) {
      add({ fact: 'complained' });
    },
    PersonalDataErased(_, add) {
      add({ fact: 'erased' });
    },
  },
});

const parameterNames = [
  'industry',
  'activity',
  'hasBranches',
  'size',
  'mainClients',
  'yearFounded',
  'ageBand',
  'occupation',
  'country',
  'region',
] as const;

type Value = string | number | boolean | null | undefined;
type Profile = Readonly<
  { [K in (typeof parameterNames)[number]]?: Value } & {
    parameters?: Readonly<Record<string, Value>> | undefined;
    source?: string | null | undefined;
    referredByClientId?: string | null | undefined;
    parentClientId?: string | null | undefined;
  }
>;
type Row = Readonly<{
  fact: string;
  key?: string | undefined;
  value?: string | undefined;
  other?: string | undefined;
}>;

/** A row for each thing that the profile says; null says that it is known no longer. */
function profileRows(profile: Profile, add: (row: Row) => void): void {
  for (const key of parameterNames) addParameter(key, profile[key], add);
  for (const [key, value] of Object.entries(profile.parameters ?? {})) addParameter(key, value, add);
  const { source, referredByClientId, parentClientId } = profile;
  if (source !== undefined) add({ fact: 'source', value: source ?? undefined });
  if (referredByClientId !== undefined) add({ fact: 'referred-by', other: referredByClientId ?? undefined });
  if (parentClientId !== undefined) add({ fact: 'parent', other: parentClientId ?? undefined });
}

function addParameter(key: string, value: Value, add: (row: Row) => void): void {
  if (value === undefined) return;
  add({ fact: 'parameter', key, value: value === null ? undefined : String(value) });
}
