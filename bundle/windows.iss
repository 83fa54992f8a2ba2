; Installer per user: no administrator rights. Made by Inno Setup 6 from the folder of the bundle.
;   iscc /DVersion=0.1.0 bundle\windows.iss
; Silent: npo-wizard-VERSION-setup.exe /VERYSILENT /NORESTART
[Setup]
AppId={{6C0B7D1E-5D3B-4C53-9B53-9E0D5B6A7F10}
AppName=NPO-wizard
AppVersion={#Version}
AppPublisher=NPO-wizard
DefaultDirName={autopf}\NPO-wizard
DefaultGroupName=NPO-wizard
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DisableProgramGroupPage=yes
LicenseFile=..\LICENSE
OutputDir=..\build\bundle
OutputBaseFilename=npo-wizard-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
WizardStyle=modern

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"

[Files]
Source: "..\build\bundle\npo-wizard\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\NPO-wizard"; Filename: "{app}\NPO-wizard.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.npoplan"; ValueType: string; ValueData: "NPO.plan"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\NPO.plan"; ValueType: string; ValueData: "NPO-plan"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\NPO.plan\shell\open\command"; ValueType: string; ValueData: """{app}\NPO-wizard.exe"" ""%1"""

[InstallDelete]
; An update never leaves a file of the version before.
Type: filesandordirs; Name: "{app}\_internal"
