import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a server that proves who it is, and of the authority that its clients trust. */
export type Certificates = Readonly<{ authority: string; authorityFolder: string; certificate: string; key: string }>;

const extensions = `basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=IP:127.0.0.1,DNS:localhost
`;

/** Makes an authority and a certificate of a server on loopback, for a day. */
export function makeCertificates(folder: string): Certificates {
  const authorityFolder = join(folder, 'authority');
  mkdirSync(authorityFolder);
  const [authority, certificate, key] = [
    join(authorityFolder, 'ca.crt'),
    join(folder, 'node.crt'),
    join(folder, 'node.key'),
  ];
  writeFileSync(join(folder, 'extensions'), extensions);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', authority, '-days', '1', '-subj', '/CN=Test CA');
  openssl('req', ...newKey, '-keyout', key, '-out', 'node.csr', '-subj', '/CN=eventstoredb-node');
  const signing = ['-CA', authority, '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'extensions', '-days', '1'];
  openssl('x509', '-req', '-in', 'node.csr', ...signing, '-out', certificate);
  return { authority, authorityFolder, certificate, key };
}
