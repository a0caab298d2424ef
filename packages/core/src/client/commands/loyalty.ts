import { clientCommand } from './client-command.ts';

export const issueLoyaltyCard = clientCommand('IssueLoyaltyCard');
export const changeLoyaltyTier = clientCommand('ChangeLoyaltyTier');
export const earnBonus = clientCommand('EarnBonus');
export const redeemBonus = clientCommand('RedeemBonus');
export const expireBonus = clientCommand('ExpireBonus');
export const grantReward = clientCommand('GrantReward');
export const recordReferral = clientCommand('RecordReferral');
