import { tools } from '../../../facts/tools.ts'
import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

const mvnw = './mvnw --batch-mode --no-transfer-progress'
const jacoco = `org.jacoco:jacoco-maven-plugin:${tools.jacoco.version}`

export const java: Toolchain = {
  name: 'java',
  setup: (path) => [
    uses('actions/setup-java', {
      distribution: 'temurin',
      'java-version': '25',
      cache: 'maven',
      'cache-dependency-path': `${path}/pom.xml`,
    }),
  ],
  install: `${mvnw} dependency:go-offline`,
  lint: `${mvnw} test-compile -Dmaven.compiler.showWarnings=true -Dmaven.compiler.failOnWarning=true`,
  test: `${mvnw} ${jacoco}:prepare-agent test ${jacoco}:report`,
  covered: `awk -F, 'NR > 1 { all += $8 + $9; hit += $9 } END { print all ? 100 * hit / all : 0 }' target/site/jacoco/jacoco.csv`,
  integrate: `${mvnw} verify`,
  build: `${mvnw} package`,
  codeql: 'java-kotlin',
  ecosystem: 'maven',
}
