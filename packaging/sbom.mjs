// SPDX-License-Identifier: Apache-2.0
// packaging/sbom.mjs PROGRAM: prints what PROGRAM is made of as SPDX 2.3 (JSON): the Debian packages that it links, the npm
// packages of its page, the data that its language pack was made from. Equal inputs give equal bytes; the time comes from
// SOURCE_DATE_EPOCH.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = process.argv[2];
const run = (...command) => execFileSync(command[0], command.slice(1), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Where a library came from: "package version"; nothing when no package has it. */
function packageOf(library) {
  for (const path of new Set([realpathSync(library), library])) {
    try {
      const name = run('dpkg', '-S', path).split(':')[0];
      return run('dpkg-query', '-W', '-f', '${Package} ${Version}\n', name).split('\n')[0];
    } catch {
      // Another path of the same file may be the one that its package names.
    }
  }
  return null;
}

const libraries = [...run('ldd', program).matchAll(/\/\S+\.so\S*/g)].map(([path]) => path);
const debian = [...new Set(libraries.map(packageOf).filter(Boolean))].sort().map((line) => line.split(' '));
const npm = Object.entries(JSON.parse(readFileSync(join(root, 'web/package-lock.json'), 'utf8')).packages)
  .filter(([path, p]) => path !== '' && !p.dev && !p.optional)
  .map(([path, p]) => [path.split('node_modules/').at(-1), p.version, p.license ?? 'NOASSERTION']);
const version = /\d+\.\d+\.\d+\S*/.exec(run(program, '--version'))[0];
const digest = createHash('sha256').update(readFileSync(program)).digest('hex');

const id = (...parts) => `SPDXRef-${parts.join('-').replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`;
function packaged(kind, name, version, license, more = {}) {
  return {
    SPDXID: id(kind, name, version), name, versionInfo: version, downloadLocation: 'NOASSERTION', filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION', licenseDeclared: license, copyrightText: 'NOASSERTION', ...more,
  };
}
const purl = (locator) => ({ externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: locator }] });

const self = packaged('program', 'saksi', version, 'Apache-2.0', { checksums: [{ algorithm: 'SHA256', checksumValue: digest }] });
const linked = debian.map(([name, at]) =>
  packaged('deb', name, at, 'NOASSERTION', { ...purl(`pkg:deb/debian/${name}@${encodeURIComponent(at)}`), licenseComments: 'The package\'s own copyright file; in the tarball under licences/.' }));
const page = npm.map(([name, at, license]) => packaged('npm', name, at, license, purl(`pkg:npm/${name.replace('@', '%40')}@${at}`)));
const data = [
  packaged('data', 'packs/id/places.gaz', version, 'CC-BY-4.0 AND CC0-1.0 AND MIT AND Unicode-DFS-2016', { licenseComments: 'Sources in NOTICE.' }),
  packaged('data', 'packs/id/models', version, 'CC-BY-SA-4.0', { licenseComments: 'Corpora in NOTICE.' }),
];

const relation = (type) => (p) => ({ spdxElementId: self.SPDXID, relationshipType: type, relatedSpdxElement: p.SPDXID });
const hex = digest.slice(0, 32);
console.log(JSON.stringify({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: `saksi-${version}`,
  documentNamespace: `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`,
  creationInfo: {
    created: new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000).toISOString().replace('.000', ''),
    creators: ['Tool: packaging/sbom.mjs'],
  },
  packages: [self, ...linked, ...page, ...data],
  relationships: [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: self.SPDXID },
    ...linked.map(relation('DYNAMIC_LINK')), ...page.map(relation('DEPENDS_ON')), ...data.map(relation('CONTAINS')),
  ],
}, null, 1));
