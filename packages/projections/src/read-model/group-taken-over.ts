/** A program of another version follows under the name of the group, and its tables took the place of ours. */
export class GroupTakenOver extends Error {
  override readonly name = 'GroupTakenOver';
  readonly code = 'GROUP_TAKEN_OVER';
  readonly group: string;
  /** The generation that answers now. */
  readonly generation: number;

  constructor(group: string, generation: number) {
    super(
      `another program took group ${group} over, with other tables, partitions or another log (generation ` +
        `${String(generation)}): stop this older program, or give it a group of its own`,
    );
    this.group = group;
    this.generation = generation;
  }
}
