// Outgoing mail: planned in a transaction, sent by the queue.
export { MailInhoud, mailHtml, mailText } from './content.ts';
export { findMail, listMail, type MailRegel, type NieuweMail, planMail, resendMail } from './outbox.ts';
