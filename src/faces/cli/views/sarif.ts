import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checks } from '../../../checks/index.ts'
import type { Audit } from '../../../commands/audit.ts'
import { redact } from '../../../commands/auditing/redact.ts'
import type { Reported, Spot } from '../../../commands/auditing/report.ts'
import { own } from '../../../commands/auditing/select.ts'
import type { Severity } from '../../../model/finding.ts'
import { levelOf } from './level.ts'

/** SARIF 2.1.0. One place per result; the others that have a part in it are `relatedLocations`. */
export function sarif(audit: Audit, version: string): string {
  const rules = rulesOf(audit)
  const index = new Map(rules.map(({ id }, at) => [id, at]))
  return JSON.stringify(
    {
      version: '2.1.0',
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      runs: [
        {
          tool: {
            driver: {
              name: 'Millwright',
              semanticVersion: /^\d+\.\d+\.\d+/.test(version) ? version : '0.0.0',
              informationUri: 'https://github.com/millwright/millwright',
              rules,
            },
          },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(audit.cwd).href.replace(/\/$/, '')}/` } },
          invocations: [
            {
              executionSuccessful: audit.failures.length === 0,
              toolExecutionNotifications: [
                ...audit.failures.map(({ check, resource, error }) =>
                  note('error', `${check} broke on ${resource}: ${error}`),
                ),
                ...audit.skipped.map(({ path, because }) => note('note', `${path} was not read: ${because}`)),
              ],
            },
          ],
          results: audit.findings.map((finding) => resultOf(finding, index.get(finding.check), audit.cwd)),
        },
      ],
    },
    null,
    1,
  )
}

function rulesOf({ checks: ran, findings }: Audit) {
  const units = ran.flatMap((id) => (checks[id] ? [{ id, ...checks[id] }] : []))
  const others = Object.entries(own).map(([id, rule]) => ({
    id,
    ...rule,
    sources: 'sources' in rule ? rule.sources : undefined,
    controls: undefined,
  }))
  return [...units, ...others, ...foreign(findings)].map(
    ({ id, title, why, severity, sources = [], controls = [] }) => ({
      id,
      name: title.replace(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase()),
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: why, markdown: why },
      helpUri: `https://github.com/millwright/millwright/blob/main/docs/${Object.hasOwn(checks, id) ? `checks/${id}` : 'guide/audit'}.md`,
      defaultConfiguration: { level: levelOf(severity) },
      properties: {
        sources,
        controls,
        tags: [...new Set(['security', id.slice(0, id.indexOf('/')), ...controls])],
        'security-severity': scoreOf(severity),
      },
    }),
  )
}

/** Rules of other tools whose findings were merged in: what is known of them is the first thing that they said. */
function foreign(findings: readonly Reported[]) {
  const rules = new Map(
    findings
      .filter(({ check }) => !Object.hasOwn(checks, check) && !Object.hasOwn(own, check))
      .map(({ check, message, severity }) => [check, { id: check, title: check, why: message, severity }] as const),
  )
  return [...rules.values()].map((rule) => ({ ...rule, sources: [rule.id], controls: undefined }))
}

/** Within the bands of GitHub's code scanning: over 9 critical, 7 high, 4 medium. */
function scoreOf(severity: Severity): string {
  return { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' }[severity]
}

function resultOf(
  { check, severity, message, place, resource, kind, scope, related, fix, fingerprint, owners, tools }: Reported,
  ruleIndex: number | undefined,
  cwd: string,
) {
  const edits = fix?.edits.filter(({ text }) => redact(text) === text) ?? []
  const complete = fix && edits.length === fix.edits.length
  return {
    ruleId: check,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levelOf(severity),
    message: { text: message },
    locations: [
      {
        physicalLocation: physical(place, cwd),
        logicalLocations: [{ fullyQualifiedName: resource, kind: 'resource' }],
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        message: { text: `${each.message} (${each.resource})` },
        physicalLocation: physical(each.place, cwd),
      })),
    }),
    partialFingerprints: { 'millwright/v1': fingerprint },
    ...(complete && {
      fixes: [
        {
          description: { text: fix.safe ? 'Mended without a change of behaviour' : 'May change behaviour' },
          artifactChanges: [...new Set(edits.map(({ file }) => file))].map((file) => ({
            artifactLocation: locationOf(file, cwd),
            replacements: edits
              .filter((edit) => edit.file === file)
              .map(({ text, ...range }) => ({ deletedRegion: regionOf(range), insertedContent: { text } })),
          })),
        },
      ],
    }),
    properties: { resource, kind, scope, severity, ...(owners && { owners }), ...(tools && { tools }) },
  }
}

function physical(place: Spot, cwd: string) {
  return {
    artifactLocation: locationOf(place.file, cwd),
    region: { ...regionOf(place), snippet: { text: place.source } },
  }
}

/** Of the tree: relative to its root; from elsewhere: the whole address. */
function locationOf(file: string, cwd: string) {
  if (file.startsWith('../')) return { uri: pathToFileURL(resolve(cwd, file)).href }
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

function regionOf({ line, column, endLine, endColumn }: Omit<Spot, 'file' | 'source'>) {
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn: Math.max(endColumn, endLine === line ? column : 1),
  }
}

function note(level: 'error' | 'note', text: string) {
  return { level, message: { text } }
}
