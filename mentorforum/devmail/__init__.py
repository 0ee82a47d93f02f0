"""The mail catcher of the try-out: mails become files, read at `/dev/mail/`."""
