import { commonReasons, type DataOf, type RefusalOf, rule } from '../aggregate/refusals.ts';

/** Every reason why a command to the company is refused, by code. */
export const companyReasons = {
  ...commonReasons,
  NOT_LISTED: rule(({ product }: { product: string }) => `product ${product} is not for sale: list it first`),
  NOT_EMPLOYED: rule(({ employee }: { employee: string }) => `${employee} does not work here: add the employee first`),
  VERSION_TAKEN: rule(
    ({ name, version }: { name: string; version: string }) =>
      `version ${version} of ${name} has another content already: give the new content a version of its own`,
  ),
};

export type CompanyRefusalCode = keyof typeof companyReasons;
export type CompanyRefusalData<Code extends CompanyRefusalCode> = DataOf<typeof companyReasons, Code>;

/** Why a command to the company was refused. */
export type CompanyRefusal<Code extends CompanyRefusalCode = CompanyRefusalCode> = RefusalOf<
  typeof companyReasons,
  Code
>;
