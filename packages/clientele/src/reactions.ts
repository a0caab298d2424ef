// An entry of its own, `clientele/reactions`: with it comes what sends e-mail.
export * from '@clientele/reactions';
