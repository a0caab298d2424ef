/** Another generation of the group took the place of this one. */
export class GenerationGone extends Error {
  override readonly name = 'GenerationGone';
  readonly code = 'GENERATION_GONE';
  readonly group: string;
  readonly generation: number;

  constructor(group: string, generation: number) {
    super(`generation ${String(generation)} of group ${group} is no more: another one took its place`);
    this.group = group;
    this.generation = generation;
  }
}
