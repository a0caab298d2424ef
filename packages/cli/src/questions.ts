import {
  type Asked,
  type Clientele,
  type Facts,
  funnel,
  type FunnelPolicy,
  type FunnelPolicyInput,
  type FunnelReport,
  lifecycle,
  type LifecyclePolicy,
  type LifecyclePolicyInput,
  type LifecycleReport,
  loyalty,
  type LoyaltyPolicy,
  type LoyaltyPolicyInput,
  type LoyaltyReport,
  type Question,
  type Tables,
  type Why,
} from 'clientele';

/** What the command line needs to know of a policy. */
export type AnyPolicy = Readonly<{ zone: string; currency?: string | undefined }>;

/** A question that can be put to an open log. */
export type Askable<Policy extends AnyPolicy, Input, Report> = Readonly<{
  name: string;
  policy(input?: Input): Policy;
  facts(clientele: Clientele): Promise<Facts>;
  report(clientele: Clientele, asked: Asked, policy: Input): Promise<Report>;
  why(clientele: Clientele, asked: Asked, path: string, policy: Input): Promise<Why>;
}>;

type Questions = Readonly<{
  funnel: Askable<FunnelPolicy, FunnelPolicyInput, FunnelReport>;
  lifecycle: Askable<LifecyclePolicy, LifecyclePolicyInput, LifecycleReport>;
  loyalty: Askable<LoyaltyPolicy, LoyaltyPolicyInput, LoyaltyReport>;
}>;

/** The questions that can be asked, by name. */
export const questions: Questions = {
  funnel: askable(funnel, (clientele) => clientele.facts(funnel)),
  lifecycle: askable(lifecycle, (clientele) => clientele.facts(lifecycle)),
  loyalty: askable(loyalty, (clientele) => clientele.facts(loyalty)),
};

export type QuestionName = keyof typeof questions;

export const isQuestionName = (name: string): name is QuestionName => Object.hasOwn(questions, name);

function askable<T extends Tables, Policy extends AnyPolicy, Input, Report, Answer>(
  question: Question<T, Policy, Input, Report, Answer>,
  factsOf: (clientele: Clientele) => Promise<Facts<T>>,
): Askable<Policy, Input, Report> {
  const { name } = question;
  // What the company has adopted holds where the command line says nothing else; the question checks both.
  const over = async (clientele: Clientele, asked: Asked, policy: Input): Promise<Input> => ({
    ...(await clientele.adoptedPolicy(name, asked)),
    ...policy,
  });
  return {
    name,
    policy: (input) => question.policy(input),
    facts: factsOf,
    report: async (clientele, asked, policy) =>
      question.report(await factsOf(clientele), asked, await over(clientele, asked, policy)),
    why: async (clientele, asked, path, policy) =>
      question.why(await factsOf(clientele), asked, path, await over(clientele, asked, policy)),
  };
}
