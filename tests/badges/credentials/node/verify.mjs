// Verifies credentials with Digital Bazaar's implementation, offline.
// In: {"contexts": {url: context}, "documents": {url: document}, "credentials": [document]}
// Out: [{"verified": bool, "status": bool, "error": text}], one for each credential.
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const given = JSON.parse(Buffer.concat(chunks).toString());
const documents = {...given.contexts, ...given.documents};

// A key is a part of the DID document, so it is looked up there as a resolver would.
const documentLoader = async url => {
  const [base, fragment] = url.split('#');
  let document = documents[url] ?? documents[base];
  if (document === undefined) {
    throw new Error(`Nothing is fetched: ${url}`);
  }
  if (fragment && documents[url] === undefined) {
    document = {
      '@context': 'https://w3id.org/security/multikey/v1',
      ...document.verificationMethod.find(method => method.id === url)
    };
  }
  return {contextUrl: null, documentUrl: url, document};
};

const suite = new DataIntegrityProof({cryptosuite});
const results = [];
for (const credential of given.credentials) {
  const done = await vc.verifyCredential({credential, suite, documentLoader, checkStatus: both});
  const set = done.statusResult?.results?.some(one => one.status) ?? null;
  const error = [done.error, ...(done.error?.errors ?? [])].filter(Boolean).map(String).join('; ');
  results.push({verified: done.verified, status: set, error});
}
process.stdout.write(JSON.stringify(results));

function both(options) {
  return checkStatus({...options, suite, documentLoader, verifyBitstringStatusListCredential: true});
}
