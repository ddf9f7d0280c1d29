// SPDX-License-Identifier: BSL-1.0
// What headers define that programs include before ours: the words of X11, windows.h, macOS, the C library and Arduino, as
// they define them or worse. No pragma once: it is for one source.

// X11/X.h, X11/Xlib.h
#define None 0L
#define Bool int
#define Status int
#define True 1
#define False 0
#define Success 0
#define Always 2
#define Complex 0
#define Convex 2
#define Above 0
#define Below 1
#define ButtonPress 4
#define Expose 12
#define FocusIn 9
#define GrayScale 1
#define KeyPress 2
#define Nonconvex 1
#define PropertyNotify 28
#define TopIf 2
#define Unsorted 0
#define CurrentTime 0L
#define ControlMask 4
#define CursorShape 0
#define Opposite 4
#define DestroyAll 0
#define AllTemporary 0L

// windows.h and what it includes
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define near
#define far
#define NEAR
#define FAR
#define pascal
#define cdecl
#define small char
#define interface struct
#define IN
#define OUT
#define OPTIONAL
#define ERROR 0
#define NO_ERROR 0L
#define CONST const
#define VOID void
#define DELETE 0x00010000L
#define RGB(r, g, b) ((r) | (g) | (b))
#define TRANSPARENT 1
#define OPAQUE 2
#define ABSOLUTE 1
#define RELATIVE 2
#define STRICT 1
#define TRUE 1
#define FALSE 0
#define BOOL int
#define CALLBACK
#define GetObject GetObjectA
#define CreateWindow CreateWindowA
#define SendMessage SendMessageA
#define LoadImage LoadImageA
#define DrawText DrawTextA
#define Yield()
#define rad1 0x432
#define grp1 0x430
#define psh1 0x400
#define ctl1 0x4A0

// macOS's AssertMacros.h, objc.h
#define check(assertion) do_not_call_check
#define verify(assertion) do_not_call_verify
#define require(assertion, label) do_not_call_require
#define nil nullptr
#define Nil nullptr
#define YES 1
#define NO 0
#define ncheck(assertion)
#define nverify(assertion)
#define check_noerr(code)
#define verify_noerr(code)

// complex.h, sys/sysmacros.h, sys/param.h, termios.h, netdb.h, math.h
#define complex 2
#define imaginary 3
#define major(device) do_not_call_major
#define minor(device) do_not_call_minor
#define makedev(major, minor) do_not_call_makedev
#define unix 1
#define linux 1
#define B0 0
#define B50 1
#define ECHO 8
#define h_errno 0
#define DOMAIN 1
#define OVERFLOW 3
#define UNDERFLOW 4
#define HUGE 1e38

// Arduino.h
#define sq(x) do_not_call_sq
#define bit(b) do_not_call_bit
#define constrain(x, low, high) do_not_call_constrain
#define lowByte(w) do_not_call_lowByte
#define highByte(w) do_not_call_highByte
#define bitRead(value, bit) do_not_call_bitRead
#define interrupts() do_not_call_interrupts
#define INPUT 0
#define OUTPUT 1
#define HIGH 1
#define LOW 0
#define DEFAULT 1
#define EXTERNAL 0
#define TWO_PI 6
#define HALF_PI 1
#define EULER 2
#define SERIAL 0
#define DISPLAY 1
#define CHANGE 1
#define NOT_A_PIN 0

// what others define: Qt, Python.h, the kernel's, OpenCV's and Unreal's
#define signals public
#define emit
#define forever for (;;)
#define TEXT(x) do_not_call_TEXT
#define ARRAY_SIZE(a) 1

// What the standard library, Boost and xtensor do not survive themselves: only after third_parties.hpp.
#if defined THIRD_PARTIES_ARE_INCLUDED
#define F(text) do_not_call_F
#define PI 3
#define likely(x) do_not_call_likely
#define unlikely(x) do_not_call_unlikely
#define foreach(variable, container) for (variable : container)
#define UNUSED(x) do_not_call_UNUSED
#define PI_2 1
#define radians(degrees) do_not_call_radians
#define degrees(radians) do_not_call_degrees
#define I 1
#define abs(x) do_not_call_abs
#define round(x) do_not_call_round
#define T1 1
#define T2 2
#endif
