import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const php: Toolchain = {
  name: 'php',
  setup: () => [uses('shivammathur/setup-php', { 'php-version': '8.5', coverage: 'pcov' })],
  install: 'composer install --no-interaction --no-progress',
  lint: 'composer validate --strict && composer run lint',
  test: 'vendor/bin/phpunit --exclude-group integration --coverage-clover coverage.xml',
  covered:
    'sed -n \'s/.* statements="\\([0-9]*\\)" coveredstatements="\\([0-9]*\\)".*/\\1 \\2/p\' coverage.xml | tail -n 1 | awk \'{ print $1 ? 100 * $2 / $1 : 0 }\'',
  integrate: 'vendor/bin/phpunit --group integration',
  audit: 'composer audit --no-interaction',
  ecosystem: 'composer',
}
