/** What is wrong with a server's certificate, and what to do about it. */
export interface CertificateFlaw {
  readonly what: string;
  readonly hint: string;
}

/**
 * What is wrong with a server's certificate, by the code of the error that no connection came of (OpenSSL's, as Node and Bun give
 * them); null where it is about something else. The next attempt would find the same.
 */
export const certificateFlaw = (code: string | undefined): CertificateFlaw | null => {
  if (code === undefined) return null;
  return flaws[code] ?? (/^CERT_|_CERT(_|$)|^INVALID_CA$/.test(code) ? untrusted : null);
};

const untrusted: CertificateFlaw = {
  what: 'the server’s certificate is not trusted, and nothing was sent',
  hint: 'Whoever issued it is unknown here. Where that is as it should be, make this runtime know them (NODE_EXTRA_CA_CERTS in Node), or give a `fetch` that does; do not turn the checking off.',
};

const byTime: CertificateFlaw = {
  what: 'the server’s certificate is not valid at this time, and nothing was sent',
  hint: 'Look at the clock of this machine. If it is right, the people who run the server must renew the certificate.',
};

const flaws: Readonly<Record<string, CertificateFlaw>> = {
  CERT_HAS_EXPIRED: byTime,
  CERT_NOT_YET_VALID: byTime,
  ERR_TLS_CERT_ALTNAME_INVALID: {
    what: 'the server’s certificate is for another host, and nothing was sent',
    hint: 'Look whether the base URL, or the link, names the host as the certificate does.',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
};
