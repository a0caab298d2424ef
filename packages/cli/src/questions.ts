import { funnel, lifecycle, loyalty } from 'clientele';

/** The questions that can be asked, by name. */
export const questions = { funnel, lifecycle, loyalty } as const;

export type QuestionName = keyof typeof questions;

export const isQuestionName = (name: string): name is QuestionName => Object.hasOwn(questions, name);
