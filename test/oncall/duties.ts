/** A file of `devops oncall apply` that uses most of what there is. */
export const duties = `connections:
  email:
    from: ops@example.com
    host: 127.0.0.1
    password: mail-password-1
    user: ops
people:
  ada:
    name: Ada Lovelace
    email: ada@example.com
    zone: Europe/Berlin
    contacts:
      chat:
        by: webhook
        url: http://chat.test/ada-secret
      phone:
        by: webhook
        url: http://phone.test/ada-secret
    notify:
      - contact: chat
      - contact: phone
        after: 3m
  bob:
    name: bob
    zone: America/New_York
    contacts:
      chat:
        by: webhook
        url: http://chat.test/bob-secret
teams:
  shop:
    people:
      - ada
      - bob
    channels:
      room:
        by: slack
        webhook: http://slack.test/room-secret
schedules:
  primary:
    team: shop
    rotations:
      - name: weekly
        zone: Europe/Berlin
        start: 2026-11-02T09:00
        people:
          - ada
          - bob
        every: week
        hours:
          - days:
              - monday
              - tuesday
            from: 09:00
            to: 17:00
      - name: rest
        zone: Europe/Berlin
        start: 2026-11-02T09:00
        people:
          - bob
          - ada
        rule: FREQ=WEEKLY;BYDAY=MO,TH
escalations:
  standard:
    team: shop
    repeat: 1
    steps:
      - tell:
          - schedule primary
          - channel shop/room
        wait: 5m
      - tell:
          - person bob
        wait: 10m
services:
  orders:
    team: shop
    escalation: standard
default: standard
`
