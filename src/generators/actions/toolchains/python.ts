import { tools } from '../../../facts/tools.ts'
import { releases } from '../../../facts/versions.ts'
import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const python: Toolchain = {
  name: 'python',
  setup: (path) => [
    uses('actions/setup-python', {
      'python-version': releases.python.version,
      cache: 'pip',
      'cache-dependency-path': `${path}/requirements*.txt`,
    }),
  ],
  install: 'pip install --requirement requirements.txt --requirement requirements-dev.txt',
  lint: 'ruff check . && ruff format --check .',
  test: "pytest -m 'not integration' --cov --cov-report=json",
  covered: 'jq .totals.percent_covered coverage.json',
  integrate: 'pytest -m integration',
  audit: `pipx run pip-audit==${tools.pipAudit.version} --requirement requirements.txt`,
  codeql: 'python',
  ecosystem: 'pip',
}
