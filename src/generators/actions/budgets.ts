import type { Site } from '../../model/workload.ts'

/** Rules of ZAP that fail a scan; the others are told in its report. */
const mustHold = {
  10020: 'Anti-clickjacking Header',
  10021: 'X-Content-Type-Options Header Missing',
  10035: 'Strict-Transport-Security Header',
  10038: 'Content Security Policy Header Not Set',
  10040: 'Secure Pages Include Mixed Content',
  10061: 'X-AspNet-Version Response Header',
  10062: 'PII Disclosure',
  90022: 'Application Error Disclosure',
}

export function scanRules(): string {
  return Object.entries(mustHold)
    .map(([id, title]) => `${id}\tFAIL\t(${title})\n`)
    .join('')
}

/** What a page may take, from the promise of the spec: measured three times, the median counts. */
export function performanceBudget({ service }: Site) {
  const page = service.objectives.page ?? 2500
  return {
    ci: {
      collect: { numberOfRuns: 3, settings: { preset: 'desktop' } },
      assert: {
        assertions: {
          'largest-contentful-paint': ['error', { maxNumericValue: page, aggregationMethod: 'median' }],
          interactive: ['error', { maxNumericValue: page, aggregationMethod: 'median' }],
          'cumulative-layout-shift': ['error', { maxNumericValue: 0.1 }],
          'total-byte-weight': ['error', { maxNumericValue: 1_000_000 }],
          'categories:accessibility': ['error', { minScore: 0.9 }],
        },
      },
      upload: { target: 'filesystem', outputDir: '.lighthouseci' },
    },
  }
}
