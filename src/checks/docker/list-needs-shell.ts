import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'List of words waits for a shell',
  why: `A JSON array is started as it stands: no shell replaces \`$VARIABLES\`, follows \`&&\` or opens files after \`>\`; the
program gets them as plain words. Start a shell (\`["sh", "-c", "exec …"]\`), or leave them out.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/A1.1'],
  *run({ name, form, words = [] }) {
    if (!/^(?:CMD|ENTRYPOINT|RUN)$/.test(name) || form !== 'exec' || words.some((word) => word === undefined)) return
    const [program = '', ...rest] = words as readonly string[]
    // These know what to do with it themselves.
    if (
      /(?:^|[\\/])(?:\w*sh|cmd|pwsh|powershell|env|envsubst|eval|node|python3?|ruby|perl|awk|sed|jq)(?:\.exe)?$/i.test(
        program,
      )
    )
      return
    if (/entrypoint|start|\.sh$/i.test(program) || rest.some((word) => /^-\w*c$/.test(word) || word.includes('\n')))
      return
    for (const [at, word] of rest.entries()) {
      const control = /^(?:&&|\|\|?|;|>>?|2>&1|<)$/.test(word)
      const variable = /^(?:--?[\w.-]+=)?\$(?:\w+|\{\w+(?::?-[^}]*)?\})$/.test(word)
      if (control || (variable && name !== 'CMD'))
        yield {
          at: ['words', at + 1],
          message: `\`${word}\` reaches \`${program}\` as it stands; start a shell for it`,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM eclipse-temurin:25-jre
        ENTRYPOINT ["java", "-jar", "\${APP_JAR}"]
      `,
      good: `
        FROM eclipse-temurin:25-jre
        ENTRYPOINT ["sh", "-c", "exec java -jar \${APP_JAR}"]
      `,
    },
    {
      bad: `
        FROM node:24
        CMD ["npm", "run", "migrate", "&&", "npm", "start"]
      `,
      good: `
        FROM node:24
        CMD ["sh", "-c", "npm run migrate && exec npm start"]
      `,
    },
  ],
}
