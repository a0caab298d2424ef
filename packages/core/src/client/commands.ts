import type { z } from 'zod';

import type { Command, CommandSpec, CompleteCommand, Derived, LeftOut, Loosely } from '../aggregate/command.ts';
import type { ClientEventData, ClientEventType, clientEvents } from './events.ts';

/** Everything that may be asked of a client, and the event that each gives: one line a command, types and makers follow. */
export const clientCommands = {
  RegisterClient: { gives: 'ClientRegistered' },
  ChangeProfile: { gives: 'ClientProfileChanged' },
  AddContactPerson: { gives: 'ContactPersonAdded', names: 'personId' },
  RemoveContactPerson: { gives: 'ContactPersonRemoved', perhaps: true },
  AssignOwner: { gives: 'OwnerAssigned', perhaps: true },
  HandOverOwner: { gives: 'OwnerHandedOver', derives: ['from'], adds: ['fromRole'], perhaps: true },
  AssignTeamMember: { gives: 'AccountTeamMemberAssigned', perhaps: true },
  RemoveTeamMember: { gives: 'AccountTeamMemberRemoved', perhaps: true },
  RecordRelatedBusiness: { gives: 'RelatedBusinessRecorded' },
  RecordGoal: { gives: 'ClientGoalRecorded', names: 'goalId' },
  PlanDevelopment: { gives: 'ClientDevelopmentPlanned' },
  AddNote: { gives: 'NoteAdded' },
  MergeClient: { gives: 'ClientMerged', perhaps: true },
  UndoMerge: { gives: 'ClientMergeUndone', derives: ['intoClientId'], perhaps: true },
  ArchiveClient: { gives: 'ClientArchived', perhaps: true },

  RecordContact: { gives: 'ClientContacted' },
  ReceiveRequest: { gives: 'RequestReceived', opens: 'requestId' },
  AcknowledgeRequest: { gives: 'RequestAcknowledged', perhaps: true },
  PromiseAnswer: { gives: 'AnswerPromised', perhaps: true },
  AnswerRequest: { gives: 'RequestAnswered', perhaps: true },
  DeclineRequest: { gives: 'RequestDeclined', perhaps: true },
  PlanNextContact: { gives: 'NextContactPlanned', names: 'planId' },
  SendMeetingMinutes: { gives: 'MeetingMinutesSent' },
  GiveConsent: { gives: 'ConsentGiven' },
  WithdrawConsent: { gives: 'ConsentWithdrawn' },
  SetContactPreference: { gives: 'ContactPreferenceSet' },
  SendCampaignTouch: { gives: 'CampaignTouchSent', opens: 'touchId' },
  RecordCampaignResponse: { gives: 'CampaignResponseReceived', opens: 'responseId' },

  OpenDeal: { gives: 'DealOpened', opens: 'dealId' },
  HoldPresentation: { gives: 'PresentationHeld' },
  DeclinePresentation: { gives: 'PresentationDeclined' },
  GiveTrial: { gives: 'TrialGiven' },
  GrantConcession: { gives: 'ConcessionGranted', opens: 'concessionId' },
  MakeOffer: { gives: 'OfferMade', opens: 'offerId', derives: ['revision'] },
  ReviseOffer: { gives: 'OfferRevised', derives: ['dealId', 'revision'] },
  AcceptOffer: { gives: 'OfferAccepted', derives: ['dealId', 'revision'], perhaps: true },
  DeclineOffer: { gives: 'OfferDeclined', derives: ['dealId', 'revision'], perhaps: true },
  ExpireOffer: { gives: 'OfferExpired', derives: ['dealId', 'revision'], perhaps: true },
  SubmitForecast: { gives: 'ForecastSubmitted' },
  ReopenDeal: { gives: 'DealReopened', derives: ['stage'], perhaps: true },

  ApproveContract: { gives: 'ContractApproved', finds: 'contractId', adds: ['dealId', 'offerId'], perhaps: true },
  RejectContract: { gives: 'ContractRejected', finds: 'contractId', adds: ['dealId', 'offerId'] },
  SignContract: { gives: 'ContractSigned', finds: 'contractId', adds: ['dealId', 'offerId'], perhaps: true },
  AmendContract: { gives: 'ContractAmended', adds: ['dealId', 'offerId'] },
  RenewContract: { gives: 'ContractRenewed', adds: ['dealId', 'offerId'] },
  ExpireContract: { gives: 'ContractExpired', adds: ['dealId', 'offerId'], perhaps: true },
  TerminateContract: { gives: 'ContractTerminated', adds: ['dealId', 'offerId'], perhaps: true },

  IssueInvoice: { gives: 'InvoiceIssued', adds: ['dealId'] },
  RecordPayment: { gives: 'PaymentReceived', opens: 'paymentId', adds: ['dealId', 'credit'] },
  RefundPayment: { gives: 'PaymentRefunded', opens: 'refundId', adds: ['dealId', 'invoice'] },
  PromiseDelivery: { gives: 'DeliveryPromised', names: 'deliveryId' },
  PrepareDelivery: { gives: 'DeliveryPrepared', finds: 'deliveryId', adds: ['dealId'] },
  ApprovePreparation: { gives: 'DeliveryPreparationApproved', finds: 'deliveryId', adds: ['dealId'], perhaps: true },
  Deliver: { gives: 'Delivered', finds: 'deliveryId', adds: ['dealId'], perhaps: true },
  CloseDeal: { gives: 'DealClosed', perhaps: true },
  LoseDeal: { gives: 'DealLost', derives: ['stage', 'category'], perhaps: true },

  FileComplaint: { gives: 'ComplaintFiled', opens: 'complaintId' },
  AcknowledgeComplaint: { gives: 'ComplaintAcknowledged', perhaps: true },
  AssessComplaint: { gives: 'ComplaintAssessed', perhaps: true },
  AssignComplaint: { gives: 'ComplaintAssigned', perhaps: true },
  InvestigateComplaint: { gives: 'ComplaintInvestigated', perhaps: true },
  ResolveComplaint: { gives: 'ComplaintResolved', perhaps: true },
  CommunicateDecision: { gives: 'ComplaintDecisionCommunicated', perhaps: true },
  CloseComplaint: { gives: 'ComplaintClosed', perhaps: true },
  ReopenComplaint: { gives: 'ComplaintReopened', perhaps: true },
  TakeCorrectiveAction: { gives: 'CorrectiveActionTaken' },
  WaiveCorrectiveAction: { gives: 'CorrectiveActionWaived' },
  RecordFeedback: { gives: 'ProductFeedbackRecorded' },
  SendSurvey: { gives: 'SurveySent', opens: 'surveyId' },
  RecordSurveyAnswer: { gives: 'SurveyAnswered' },

  RecordChurn: { gives: 'ClientChurned', perhaps: true },
  WinBackClient: { gives: 'ClientWonBack', perhaps: true },
  ReleaseClient: { gives: 'ClientReleased', perhaps: true },

  IssueLoyaltyCard: { gives: 'LoyaltyCardIssued', opens: 'cardId' },
  ChangeLoyaltyTier: { gives: 'LoyaltyTierChanged' },
  EarnBonus: { gives: 'BonusEarned', opens: 'lotId' },
  RedeemBonus: { gives: 'BonusRedeemed' },
  ExpireBonus: { gives: 'BonusExpired' },
  GrantReward: { gives: 'RewardGranted' },
  RecordReferral: { gives: 'ReferralMade' },

  RateStrategicImportance: { gives: 'StrategicImportanceRated' },
  RatePotential: { gives: 'PotentialRated' },
  RecordSpend: { gives: 'SpendRecorded' },
  RecordCostToServe: { gives: 'CostToServeRecorded' },
  RecordDependency: { gives: 'DependencyRecorded' },
  OverrideHealthScore: { gives: 'HealthScoreOverridden' },
  AssignTask: { gives: 'TaskAssigned', opens: 'taskId' },
  ReassignTask: { gives: 'TaskReassigned', derives: ['from'], perhaps: true },
  FinishTask: { gives: 'TaskDone', perhaps: true },

  SendDocument: { gives: 'DocumentSent', names: 'documentId' },
  ReceiveDocument: { gives: 'DocumentReceived', names: 'documentId' },
  SignDocument: { gives: 'DocumentSigned', names: 'documentId' },

  RetractEvent: { gives: 'EventRetracted', perhaps: true },
  CorrectEvent: { gives: 'EventCorrected', derives: ['type', 'schemaVersion', 'occurredAt'] },

  ErasePersonalData: { gives: 'PersonalDataErased', perhaps: true },
} as const satisfies Readonly<Record<string, CommandSpec<ClientEventType>>>;

export type ClientCommandType = keyof typeof clientCommands;
export type ClientCommandSpec<Type extends ClientCommandType> = (typeof clientCommands)[Type];

/** The type of the event that a command gives. */
export type Given<Type extends ClientCommandType> = ClientCommandSpec<Type>['gives'];

/** What a caller says: the event's body as it is written down, less what is made or derived. */
export type ClientCommandData<Type extends ClientCommandType> = Loosely<
  z.input<(typeof clientEvents)[Given<Type>]['body']>,
  LeftOut<ClientCommandSpec<Type>>
>;

/** What is asked of a client, as plain data. */
export type ClientCommand<Type extends ClientCommandType = ClientCommandType> = {
  [T in Type]: Command<T, ClientCommandData<T>>;
}[Type];

/** The data of a complete command: the event's body, but for what `decide` derives. */
export type CompleteData<Type extends ClientCommandType> = Loosely<
  ClientEventData<Given<Type>>,
  Derived<ClientCommandSpec<Type>>
>;

/** A command with its time, its key and its ids: what `decide` takes. */
export type CompleteClientCommand<Type extends ClientCommandType = ClientCommandType> = {
  [T in Type]: CompleteCommand<T, CompleteData<T>>;
}[Type];
