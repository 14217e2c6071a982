//! A node whose keys are others does not start.

use crate::call::get;
use crate::cluster::Cluster;
use pleinweb_platform::clock::SeededRandomness;
use pleinweb_platform::secrets::Secrets;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_whose_keys_do_not_open_the_database_does_not_start() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let node = cluster.start().await.unwrap();
    let other = Secrets::new_key_line(1, &SeededRandomness::new(99));
    let refused = cluster
        .start_with(&[("PLEINWEB_MASTER_KEYS", other.as_str())])
        .await
        .err()
        .expect("it does not start");
    assert!(refused.contains("keys"), "{refused}");
    // Nor one that finds no keys at all and would make its own.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let refused = cluster
        .start_with(&[("PLEINWEB_MASTER_KEYS", ""), ("PLEINWEB_DATA", data)])
        .await
        .err()
        .expect("it does not start");
    assert!(refused.contains("keys"), "{refused}");
    assert!(!folder.path().join("master.keys").exists());
    // The one with the right keys goes on.
    assert_eq!(get(node.address, "/readyz", "").await.status, 200);
    drop(node);
    cluster.end().await;
}
