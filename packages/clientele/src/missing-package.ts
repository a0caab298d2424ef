/** What was asked for is in a package that is not installed: those who do not need it are spared its size. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
  readonly code = 'MISSING_PACKAGE';
  readonly packageName: string;

  constructor(packageName: string, what: string, cause: unknown) {
    super(`${what} need the package ${packageName}: npm install ${packageName}`, { cause });
    this.packageName = packageName;
  }
}
