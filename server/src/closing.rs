//! The end of the program, for whatever waits for it.

use tokio::sync::watch;

/// Waits until the program is about to end.
pub async fn ended(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await;
}
