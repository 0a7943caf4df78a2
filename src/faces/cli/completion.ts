import type { Listed } from '../../commands/command.ts'
import { fieldsOf } from '../../commands/fields.ts'
import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'
import type { Verb } from './shells/verb.ts'
import { shells } from './shells.ts'
import { views } from './views/index.ts'

/** The completion script of a shell, with every command, flag and choice as they are now. */
export async function completion(
  shell: string | undefined,
  commands: Readonly<Record<string, Listed>>,
): Promise<string> {
  const write = shell !== undefined && Object.hasOwn(shells, shell) ? shells[shell] : undefined
  if (!write) {
    const [near] = nearest(shell ?? '', Object.keys(shells))
    const help = near ? `Did you mean \`${near}\`?` : `It is one of ${Object.keys(shells).join(', ')}.`
    throw new Fault(
      'usage',
      shell ? `there is no completion for \`${shell}\`` : '`devops completion` needs the name of a shell',
      help,
    )
  }
  return write(await verbsOf(commands))
}

async function verbsOf(commands: Readonly<Record<string, Listed>>): Promise<Verb[]> {
  const verbs: Verb[] = []
  for (const [id, { summary, background, load }] of Object.entries(commands)) {
    if (background) continue
    const view = Object.hasOwn(views, id) ? await views[id]?.() : undefined
    const own = fieldsOf(await load())
      .filter(({ positional }) => !positional)
      .map(({ flag, about, choices = [], type }) => ({ name: flag, about, choices, takesValue: type !== 'flag' }))
    const formats = ['human', 'json', ...Object.keys(view?.formats ?? {})]
    verbs.push({
      name: id.replaceAll('/', ' '),
      summary,
      flags: [
        ...own,
        { name: 'format', about: 'How the answer is shown', choices: formats, takesValue: true },
        { name: 'output', about: 'Write the answer into a file, as FORMAT=FILE', choices: [], takesValue: true },
        { name: 'cwd', about: 'Do as if called from there', choices: [], takesValue: true },
        { name: 'help', about: 'Say what the command takes', choices: [], takesValue: false },
      ],
    })
  }
  return [...verbs, { name: 'completion', summary: 'Print the completion script of a shell', flags: [] }]
}
