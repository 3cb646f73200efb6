// Outgoing mail: planned in a transaction, kept in an outbox, sent by the queue.
export { MailInhoud, mailHtml, mailText } from './content.ts';
export {
  findAchterhaald,
  findMail,
  listMail,
  type MailRegel,
  type MailVervallenOm,
  type NieuweMail,
  planMail,
  resendMail,
} from './outbox.ts';
export { sendDue, sendOne, wipeMail } from './send.ts';
export { createMailSender, type MailSender } from './sender.ts';
