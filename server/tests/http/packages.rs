//! The packages of scripts and styles: a page that was open before another version
//! came finds its files still.

use std::fs;

use pleinweb::http::{package_folder, router};
use pleinweb_platform::testing::sqlite_app;

use crate::request_as::{call, door_of};

#[tokio::test]
async fn the_files_of_the_versions_before_are_still_there() {
    let site = tempfile::tempdir().unwrap();
    for folder in ["pkg-0a1b", "pkg-2c3d", "pkg-", "pkg-{x}", "other"] {
        fs::create_dir(site.path().join(folder)).unwrap();
        fs::write(site.path().join(folder).join("page.js"), folder).unwrap();
    }
    fs::write(site.path().join("PKG"), "pkg-2c3d\n").unwrap();
    fs::write(site.path().join("favicon.svg"), "<svg/>").unwrap();
    let app = sqlite_app().await;
    let mut door = door_of(&app);
    door.options.site_pkg_dir = package_folder(site.path()).into();
    let service = router(door, site.path());
    for folder in ["pkg-0a1b", "pkg-2c3d"] {
        let file = call(&service, "GET", &format!("/{folder}/page.js"), "", None).await;
        assert_eq!((file.status.as_u16(), &*file.body), (200, folder));
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        // A file that is not there may come.
        let none = call(&service, "GET", &format!("/{folder}/none.js"), "", None).await;
        assert_eq!(none.status, 404);
        assert_eq!(none.header("cache-control"), "");
    }
    for path in [
        "/pkg-/page.js",
        "/pkg-%7Bx%7D/page.js",
        "/other/page.js",
        "/pkg-0a1b/../PKG",
        "/pkg-0a1b/..%2fPKG",
        "/PKG",
        "/pkg-9999/page.js",
    ] {
        let answer = call(&service, "GET", path, "", None).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        let kept = answer.header("cache-control");
        assert!(!kept.contains("max-age"), "{path}: {kept}");
    }
    let page = call(&service, "GET", "/", "", None).await;
    assert!(page.body.contains("data-version=\"pkg-2c3d\""));
}
