/** The group has moved on from what this program keeps: the tables of another program took their place. */
export class GroupTakenOver extends Error {
  override readonly name = 'GroupTakenOver';
  readonly code = 'GROUP_TAKEN_OVER';
  readonly group: string;
  /** The generation that answers now. */
  readonly generation: number;

  constructor(group: string, generation: number) {
    super(
      `another program took group ${group} over, with other tables, partitions or another log (generation ` +
        `${String(generation)}): stop this older program, give it a group of its own, or, to go back to it, ` +
        `start it with replaces: ${String(generation)}`,
    );
    this.group = group;
    this.generation = generation;
  }
}
