export { recordChurn, releaseClient, winBackClient } from './client/commands/churned.ts';
export {
  acknowledgeComplaint,
  assessComplaint,
  assignComplaint,
  closeComplaint,
  communicateDecision,
  fileComplaint,
  investigateComplaint,
  recordFeedback,
  recordSurveyAnswer,
  reopenComplaint,
  resolveComplaint,
  sendSurvey,
  takeCorrectiveAction,
  waiveCorrectiveAction,
} from './client/commands/complained.ts';
export {
  acknowledgeRequest,
  answerRequest,
  declineRequest,
  giveConsent,
  planNextContact,
  promiseAnswer,
  receiveRequest,
  recordCampaignResponse,
  recordContact,
  sendCampaignTouch,
  sendMeetingMinutes,
  setContactPreference,
  withdrawConsent,
} from './client/commands/contacted.ts';
export {
  amendContract,
  approveContract,
  expireContract,
  rejectContract,
  renewContract,
  signContract,
  terminateContract,
} from './client/commands/contracted.ts';
export { correct, retract } from './client/commands/corrected.ts';
export { receiveDocument, sendDocument, signDocument } from './client/commands/documented.ts';
export {
  changeLoyaltyTier,
  earnBonus,
  expireBonus,
  grantReward,
  issueLoyaltyCard,
  recordReferral,
  redeemBonus,
} from './client/commands/loyalty.ts';
export {
  acceptOffer,
  declineOffer,
  declinePresentation,
  expireOffer,
  giveTrial,
  grantConcession,
  holdPresentation,
  makeOffer,
  openDeal,
  reopenDeal,
  reviseOffer,
  submitForecast,
} from './client/commands/offered.ts';
export {
  approvePreparation,
  closeDeal,
  deliver,
  issueInvoice,
  loseDeal,
  prepareDelivery,
  promiseDelivery,
  recordPayment,
  refundPayment,
} from './client/commands/paid.ts';
export { erasePersonalData } from './client/commands/privacy.ts';
export {
  addContactPerson,
  addNote,
  archiveClient,
  assignOwner,
  assignTeamMember,
  changeProfile,
  handOverOwner,
  mergeClient,
  planDevelopment,
  recordGoal,
  recordRelatedBusiness,
  register,
  removeContactPerson,
  removeTeamMember,
  undoMerge,
} from './client/commands/registered.ts';
export {
  assignTask,
  finishTask,
  overrideHealthScore,
  ratePotential,
  rateStrategicImportance,
  reassignTask,
  recordCostToServe,
  recordDependency,
  recordSpend,
} from './client/commands/valued.ts';
export {
  defineCampaign,
  defineLoyaltyProgramme,
  listDirection,
  listPackage,
  listPartner,
  listProduct,
  retireProduct,
} from './company/commands/assortment.ts';
export { addEmployee, moveEmployee, removeEmployee } from './company/commands/staff.ts';
export {
  adoptPolicy,
  answerReadiness,
  approveTemplate,
  assessProcess,
  setSalesTarget,
  setScorecard,
} from './company/commands/steering.ts';
