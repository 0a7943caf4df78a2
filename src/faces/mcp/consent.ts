import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestId } from '@modelcontextprotocol/sdk/types.js'
import { Fault } from '../../model/fault.ts'
import type { Kit } from './kit.ts'
import { toolName } from './tool.ts'

/** Returns where somebody agrees to a change: beforehand, or now because the client asked them. A Fault otherwise. */
export async function consent(
  server: Server,
  kit: Kit,
  id: string,
  { summary, input, request, remembered }: Asked,
): Promise<void> {
  if (kit.agreed(id) || remembered.has(id)) return
  if (!server.getClientCapabilities()?.elicitation?.form)
    throw new Fault(
      'no-consent',
      `\`${toolName(id)}\` changes something, and this client cannot ask a person whether they agree`,
      kit.howToAgree(id),
    )
  const told = JSON.stringify(input, null, 2)
  const answer = await server.elicitInput(
    {
      message: `${summary}: \`devops ${id.replaceAll('/', ' ')}\`, with\n${told.length > 3000 ? `${told.slice(0, 3000)} ...` : told}`,
      requestedSchema: {
        type: 'object',
        properties: {
          agree: {
            type: 'string',
            title: 'Do it?',
            enum: ['no', 'once', 'always'],
            enumNames: ['No', 'Yes, this once', 'Yes, and do not ask again about this command until the client ends'],
          },
        },
        required: ['agree'],
      },
    },
    // A person reads it first.
    { relatedRequestId: request, timeout: 600_000 },
  )
  const said = answer.action === 'accept' ? answer.content?.agree : 'no'
  if (said === 'always') remembered.add(id)
  if (said !== 'once' && said !== 'always')
    throw new Fault('declined', `whoever was asked does not want \`${toolName(id)}\` done`, 'Ask them what they want.')
}

interface Asked {
  readonly summary: string
  readonly input: unknown
  readonly request: RequestId
  /** Commands that somebody agreed to until the client ends. */
  readonly remembered: Set<string>
}
