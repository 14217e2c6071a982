//! What is only noted of a request: that a session was used, and who read whose
//! file. Neither waits for what others do to the same rows.

use std::time::Duration;

use super::records;
use crate::cx::Access;
use crate::sessions::{self, SEEN_EVERY_MS, Session};
use crate::{AppState, retrying};
use pleinweb_kernel::{Actor, AppError, Timestamp};

/// How long the use of a session may take to be noted.
const USED_WITHIN: Duration = Duration::from_secs(1);

/// Notes that a session was used, when the last note is old enough; gives whether it
/// did. Where that does not go well at once it is left out: the next request notes it.
pub(super) async fn used(app: &AppState, session: Option<&Session>) -> bool {
    let now = app.now();
    let Some(session) = session.filter(|session| now.since(session.seen_at) >= SEEN_EVERY_MS)
    else {
        return false;
    };
    let noted = tokio::time::timeout(USED_WITHIN, async {
        let mut tx = app.db().begin_note().await?;
        sessions::touch(&mut tx, session, now).await?;
        tx.commit().await
    });
    match noted.await {
        Ok(Ok(())) => return true,
        Ok(Err(error)) => tracing::info!(%error, "the use of a session was not noted"),
        Err(_) => tracing::info!("the use of a session was not noted in time"),
    }
    false
}

/// Writes the access journal: durable before the answer leaves, so an answer
/// about someone whose row cannot be written does not leave.
pub(super) async fn read(
    app: &AppState,
    now: Timestamp,
    actor: Actor,
    accesses: &[Access],
) -> Result<(), AppError> {
    if accesses.is_empty() {
        return Ok(());
    }
    retrying(app, "access-journal", || async move {
        let mut tx = app.db().begin_note().await?;
        records::write_accesses(app, &mut tx, now, actor, accesses).await?;
        Ok(tx.commit().await?)
    })
    .await
}
