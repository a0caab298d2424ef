/** A file that was named is not there: says which, and what to do. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
  readonly code = 'FILE_MISSING';
  readonly file: string;

  constructor(file: string, advice: string) {
    super(`there is no ${file} here: ${advice}`);
    this.file = file;
  }
}
