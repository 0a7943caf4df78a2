import { tools } from '../../../facts/tools.ts'
import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const ruby: Toolchain = {
  name: 'ruby',
  setup: (path) => [
    uses('ruby/setup-ruby', { 'ruby-version': '4.0', 'bundler-cache': true, 'working-directory': path }),
  ],
  install: 'bundle check',
  lint: 'bundle exec rubocop',
  test: "bundle exec rspec --tag '~integration'",
  covered: 'jq .result.line coverage/.last_run.json',
  integrate: 'bundle exec rspec --tag integration',
  audit: `gem install bundler-audit --version ${tools.bundlerAudit.version} && bundle-audit check --update`,
  codeql: 'ruby',
  ecosystem: 'bundler',
}
