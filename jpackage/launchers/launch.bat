@echo off
rem Starts @NAME@ on Java 25. Looks for a runtime beside this program, JAVA_HOME, JAVA25_HOME and usual places.
setlocal
set "home=%~dp0.."
set "java="
call :try "%home%\runtime"
if not defined java if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined java if defined JAVA25_HOME call :try "%JAVA25_HOME%"
if not defined java for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined java call :try "%%~d"
if not defined java (
  echo @NAME@: Java 25 was not found; install it ^(https://adoptium.net^) or set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
"%java%" @JVM@ %COFFER_JAVA_OPTS% -cp "%home%\lib\*" @MAIN@ %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "java=%~1\bin\java.exe"
exit /b 0
