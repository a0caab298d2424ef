/** Another worker leads by now: nothing was written. */
export class LostLead extends Error {
  override readonly name = 'LostLead';
  readonly code = 'LOST_LEAD';
  readonly group: string;
  readonly epoch: number;

  constructor(group: string, epoch: number) {
    super(`another worker leads group ${group}: what the worker of epoch ${String(epoch)} had in hand was not written`);
    this.group = group;
    this.epoch = epoch;
  }
}
