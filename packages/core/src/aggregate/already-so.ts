/** What a decider gives where what is asked for is so already: no event, and no refusal. */
export const alreadySo = Symbol('already so');
