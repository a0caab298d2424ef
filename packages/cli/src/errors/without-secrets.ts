/** A text in which no connection string shows its user and password, whoever wrote it. */
export const withoutSecrets = (text: string): string =>
  text.replace(/\b([a-z][a-z0-9+.-]*:\/{1,2})[^\s'"]*@/gi, '$1…@');
