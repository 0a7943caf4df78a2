/** What a person sees of a host that does not answer those who ask from outside. */
export function fromOutside(host: string): string[] {
  return [
    `What does it answer? \`curl -sS -o /dev/null -w '%{http_code} %{remote_ip} %{time_total}\\n' https://${host}\`: 403 is the firewall, 502 to 504 are the service, no answer is the name, the certificate or the load balancer.`,
    `Where does the name lead? \`dig +short ${host}\``,
    `Is the certificate good? \`openssl s_client -connect ${host}:443 -servername ${host} < /dev/null 2> /dev/null | openssl x509 -noout -dates -subject\``,
  ]
}
