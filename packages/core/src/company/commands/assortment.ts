import { companyCommand } from './company-command.ts';

/** A product is for sale, or what is said of it changes. */
export const listProduct = companyCommand('ListProduct');

/** A product is no longer for sale. */
export const retireProduct = companyCommand('RetireProduct');
export const listDirection = companyCommand('ListDirection');
export const listPartner = companyCommand('ListPartner');
export const listPackage = companyCommand('ListPackage');
export const defineLoyaltyProgramme = companyCommand('DefineLoyaltyProgramme');

/** A campaign with its steps. */
export const defineCampaign = companyCommand('DefineCampaign');
