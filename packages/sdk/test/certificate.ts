import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, in PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
  /** What it signs with, and what it is called. */
  readonly issuer: Issuer;
}

interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface CertificateOptions {
  /** Default: the certificate's own. */
  readonly issuer?: Issuer;
  readonly name?: string;
  /** Whether it may sign others. */
  readonly isAuthority?: boolean;
  readonly host?: string;
  readonly from?: Date;
  readonly until?: Date;
}

const dayMs = 86_400_000;

/** Makes a certificate (RFC 5280) with a key of its own (P-256): no test needs a file that holds a private key. */
export const certificate = ({
  name = 'Latchkey test',
  isAuthority = false,
  host = 'localhost',
  from = new Date(Date.now() - dayMs),
  until = new Date(Date.now() + dayMs),
  ...given
}: CertificateOptions = {}): Certified => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = given.issuer ?? { name, privateKey };
  const extensions = [
    sequence(oid(subjectAltName), octets(sequence(tagged(0x82, Buffer.from(host, 'ascii'))))),
    sequence(oid(basicConstraints), boolean(true), octets(sequence(...(isAuthority ? [boolean(true)] : [])))),
  ];
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    called(issuer.name),
    sequence(time(from), time(until)),
    called(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    issuer: { name, privateKey },
  };
};

/** A value of DER (X.690): its tag, its length, its bytes. */
const tagged = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, Buffer.concat(parts));
const integer = (bytes: Uint8Array): Buffer => tagged(0x02, bytes);
const octets = (content: Uint8Array): Buffer => tagged(0x04, content);
const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
const oid = (bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes));
const time = (at: Date): Buffer =>
  tagged(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'));
const called = (name: string): Buffer =>
  sequence(tagged(0x31, sequence(oid(commonName), tagged(0x0c, Buffer.from(name)))));

const commonName = [0x55, 0x04, 0x03];
const subjectAltName = [0x55, 0x1d, 0x11];
const basicConstraints = [0x55, 0x1d, 0x13];
const ecdsaWithSha256 = sequence(oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
