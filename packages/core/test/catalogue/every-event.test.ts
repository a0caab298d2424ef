import { coreEvents } from '../../src/catalogue/catalogue.ts';
import { clientEvents } from '../../src/client/events.ts';
import { companyEvents } from '../../src/company/events.ts';

const table = {
  registered:
    'ClientRegistered ClientProfileChanged ContactPersonAdded ContactPersonRemoved OwnerAssigned OwnerHandedOver AccountTeamMemberAssigned AccountTeamMemberRemoved RelatedBusinessRecorded ClientGoalRecorded ClientDevelopmentPlanned NoteAdded ClientMerged ClientMergeUndone ClientArchived',
  contacted:
    'ClientContacted RequestReceived RequestAcknowledged AnswerPromised RequestAnswered RequestDeclined NextContactPlanned MeetingMinutesSent ConsentGiven ConsentWithdrawn ContactPreferenceSet CampaignTouchSent CampaignResponseReceived',
  offered:
    'DealOpened PresentationHeld PresentationDeclined TrialGiven ConcessionGranted OfferMade OfferRevised OfferAccepted OfferDeclined OfferExpired ForecastSubmitted DealReopened',
  contracted:
    'ContractApproved ContractRejected ContractSigned ContractAmended ContractRenewed ContractExpired ContractTerminated',
  paid: 'InvoiceIssued PaymentReceived PaymentRefunded DeliveryPromised DeliveryPrepared DeliveryPreparationApproved Delivered DealClosed DealLost',
  complained:
    'ComplaintFiled ComplaintAcknowledged ComplaintAssessed ComplaintAssigned ComplaintInvestigated ComplaintResolved ComplaintDecisionCommunicated ComplaintClosed ComplaintReopened CorrectiveActionTaken CorrectiveActionWaived ProductFeedbackRecorded SurveySent SurveyAnswered',
  churned: 'ClientChurned ClientWonBack ClientReleased',
  loyalty: 'LoyaltyCardIssued LoyaltyTierChanged BonusEarned BonusRedeemed BonusExpired RewardGranted ReferralMade',
  valued:
    'StrategicImportanceRated PotentialRated SpendRecorded CostToServeRecorded DependencyRecorded HealthScoreOverridden TaskAssigned TaskReassigned TaskDone',
  documented: 'DocumentSent DocumentReceived DocumentSigned',
  corrected: 'EventRetracted EventCorrected',
  privacy: 'PersonalDataErased',
  company:
    'ProductListed ProductRetired DirectionListed PartnerListed PackageListed LoyaltyProgrammeDefined CampaignDefined EmployeeJoined EmployeeMoved EmployeeLeft SalesTargetSet ScorecardSet PolicyAdopted DocumentTemplateApproved ReadinessAnswered ProcessAssessed',
};

describe('the catalogue', () => {
  it.each(Object.entries(table))('holds every event of the family %s and no other', (family, types) => {
    const held = Object.entries(coreEvents).flatMap(([type, event]) => (event.family === family ? [type] : []));
    expect(held.sort()).toEqual(types.split(' ').sort());
  });

  it('keeps what is not about one client in the company’s own stream, where mistakes are corrected too', () => {
    const shared = Object.keys(companyEvents).filter((type) => Object.hasOwn(clientEvents, type));
    expect(shared).toEqual(['EventRetracted', 'EventCorrected']);
  });

  it('says in one sentence what each event means', () => {
    for (const { says } of Object.values(coreEvents)) expect(says).toMatch(/^[A-Z“][^\n]+\.$/);
  });
});
