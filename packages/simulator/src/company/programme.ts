/** The loyalty programme of the simulated company. */
export const programme = "Baker's Dozen";
