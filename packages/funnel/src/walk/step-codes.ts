import { type StepType, stepTypes } from '../facts/step-types.ts';

const code = (type: StepType): number => stepTypes.indexOf(type);

/** The numbers under which the deal log holds the events that a walk knows by name. */
export const is = {
  opened: code('DealOpened'),
  offerMade: code('OfferMade'),
  offerRevised: code('OfferRevised'),
  contractApproved: code('ContractApproved'),
  contractSigned: code('ContractSigned'),
  contractAmended: code('ContractAmended'),
  contractRejected: code('ContractRejected'),
  paymentReceived: code('PaymentReceived'),
  paymentRefunded: code('PaymentRefunded'),
  deliveryPromised: code('DeliveryPromised'),
  deliveryPrepared: code('DeliveryPrepared'),
  delivered: code('Delivered'),
  closed: code('DealClosed'),
  lost: code('DealLost'),
  reopened: code('DealReopened'),
} as const;
