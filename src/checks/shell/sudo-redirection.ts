import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Redirection is not done by sudo',
  why: `The shell opens the file before it starts \`sudo\`, as the user who runs the script, who may not. Write
\`… | sudo tee FILE >/dev/null\`.`,
  severity: 'high',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2024'],
  *run(script) {
    for (const { words, redirections } of simpleCommandsOf(script)) {
      if (words[0]?.text !== 'sudo' || words.some(({ text }) => /^(?:-u|su|tee)$/.test(text))) continue
      const found = redirections.find(
        ({ operator, target }) =>
          /^(?:>>?|&>>?)$/.test(operator) && /^\/(?:etc|usr|root|boot|sys|proc|opt|lib)\//.test(target.text),
      )
      if (found)
        yield {
          at: ['text', found.span.start, found.span.end],
          message: `\`${found.target.text}\` is opened without \`sudo\`; pipe into \`sudo tee\``,
        }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        sudo echo "vm.max_map_count=262144" >> /etc/sysctl.conf
      `,
      good: `
        #!/bin/bash
        echo "vm.max_map_count=262144" | sudo tee -a /etc/sysctl.conf >/dev/null
        sudo true > /dev/null
      `,
    },
  ],
}
