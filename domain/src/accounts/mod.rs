//! Sign-up, sign-in, passkeys, second factor, sessions, invitations.
