//! A live register must not lie on a drive that can be pulled out or fall off the network:
//! locks and write order are not to be trusted there. Memory and overlay file systems are neither.

use std::path::Path;

use super::shown;
use crate::error::{Refused, Result};

/// File systems reached over a network.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "fuse.sshfs",
    "fuse.davfs2",
];

/// Where desktops mount what is plugged in.
const PLUGGED_IN: &[&str] = &["/media", "/run/media"];

pub(super) fn refuse_removable(path: &Path) -> Result<()> {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else {
        return Ok(()); // not Linux: the drive letter is the clerk's own choice
    };
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    match folder {
        Some(folder) if is_removable(&mounts, &folder) => {
            Err(Refused::RegisterOnRemovableDrive { path: shown(path) }.into())
        }
        _ => Ok(()),
    }
}

/// Whether the mount that holds `folder` is a plugged-in or network drive.
fn is_removable(mounts: &str, folder: &Path) -> bool {
    let holding = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (_, point, kind) = (words.next()?, words.next()?, words.next()?);
            let point = point.replace("\\040", " ");
            folder.starts_with(&point).then_some((point, kind))
        })
        .max_by_key(|(point, _)| point.len());
    holding.is_some_and(|(point, kind)| {
        NETWORK.contains(&kind)
            || PLUGGED_IN
                .iter()
                .any(|root| Path::new(&point).starts_with(root))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugged_in_and_network_drives_are_told_from_the_disk() {
        let mounts = "overlay / overlay rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n\
            /dev/sdb1 /media/zhang/U\\040盘 vfat rw 0 0\n//srv/x /mnt/office cifs rw 0 0\n";
        let check = |folder: &str| is_removable(mounts, Path::new(folder));
        assert!(!check("/home/zhang"));
        assert!(!check("/tmp/register"));
        assert!(check("/media/zhang/U 盘/台账"));
        assert!(check("/mnt/office"));
        assert!(!check("/mnt/other"));
    }
}
