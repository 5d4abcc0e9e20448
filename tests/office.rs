//! An office whose register is a real file.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::date::Day;
use qinglan_core::ids::VillageId;
use qinglan_core::villages::rules::parse;
use qinglan_core::villages::OwnerKind;
use qinglan_core::Registry;
use tempfile::TempDir;

/// The register of 青禾镇 with these villages, a line each, in a folder of its own.
///
/// # Panics
/// It cannot be made.
#[must_use]
pub fn township(villages: &str) -> (TempDir, Registry) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("青禾镇.qinglan");
    let villages = parse(villages);
    let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
    (folder, registry)
}

/// The register of a county with these villages, a line each as `东村,,,青禾镇`, in a folder of its own.
///
/// # Panics
/// It cannot be made.
#[must_use]
pub fn county(villages: &str) -> (TempDir, Registry) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("测试县.qinglan");
    let villages = parse(villages);
    let registry = Registry::create(&path, OwnerKind::County, "测试县", &villages).unwrap();
    (folder, registry)
}

/// The village that is called so on a day.
///
/// # Panics
/// There is none.
#[must_use]
pub fn village(registry: &Registry, name: &str, day: Day) -> VillageId {
    let villages = registry.villages(day).unwrap();
    let village = villages.into_iter().find(|village| village.name == name);
    village.unwrap().id
}
